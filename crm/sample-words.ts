/** Name, title, index of the company, mobile, language, e-mail name. All invented. */
export const people: readonly (readonly [string, string, number, string, string, string])[] = [
  ['Sunita Iyer', 'Head of Purchasing', 0, '+919820011223', 'en', 'sunita'],
  ['Deepak Nair', 'Operations Manager', 1, '+919447055667', 'en', 'deepak'],
  ['Abhay Kulkarni', 'Director', 2, '+919822041010', 'mr', 'abhay'],
  ['Farida Khan', 'Owner', 3, '+919011073324', 'en', 'farida'],
  ['João Silva', 'Import Manager', 4, '+351912345678', 'pt', 'joao'],
  ['सरिता राव', 'ख़रीद प्रमुख', 5, '+919731020304', 'hi', 'sarita'],
  ['Vikram Bose', 'Cold Chain Lead', 6, '+919831099001', 'bn', 'vikram'],
  ['K. R. Narayanan', 'Accounts', 0, '+919840012121', 'ta', 'narayanan'],
  ['अमित शर्मा', 'बिक्री प्रबंधक', 5, '+919929033445', 'hi', 'amit'],
  ['Meera Joshi', 'Quality Lead', 2, '+919850044556', 'en', 'meera'],
  ['Harpreet Singh', 'Transport', 1, '+919878066778', 'pa', 'harpreet'],
  ['Anjali D’Souza', 'Chef', 3, '+919823077889', 'en', 'anjali']
]

/** Name, domain, city, postcode. */
export const companies: readonly (readonly [string, string, string, string])[] = [
  ['Coastline Foods Pvt Ltd', 'coastlinefoods.example', 'Pune', '411019'],
  ['Nair Logistics LLP', 'nairlogistics.example', 'Kochi', '682001'],
  ['Sahyadri Mills', 'sahyadrimills.example', 'Nashik', '422001'],
  ['Khan & Daughters', 'khandaughters.example', 'Pune', '411001'],
  ['Silva Imports Lda', 'silvaimports.example', 'Porto', '4000-123'],
  ['राव ट्रेडिंग', 'raotrading.example', 'जयपुर', '302001'],
  ['Eastern Cold Chain', 'easterncold.example', 'Kolkata', '700001']
]

const list = (text: string): readonly [string, ...string[]] => text.split(' ') as [string, ...string[]]

export const givens = list(
  'Aarav Abhay Aditi Aditya Ajay Akash Akshay Alka Aman Amit Amita Amrita Anand Ananya Anil Anita Anjali Ankit Ankita Anup Aparna Archana Arjun Arun Aruna Arvind Asha Ashok Ashwin Asif Atul Ayesha Bala Bharat Bhavna Bina Chandra Charu Daksh Deepa Deepak Dev Devika Dhruv Dilip Dinesh Divya Ekta Farah Farhan Farida Gauri Gaurav Geeta Girish Gopal Govind Gul Hari Harish Harpreet Heena Hema Hitesh Imran Indira Isha Ishaan Jagdish Jatin Jaya Jyoti Kabir Kamal Kamla Kapil Karan Karthik Kavita Kavya Keshav Kiran Kishore Komal Krishna Kumar Kunal Lakshmi Lalit Lata Leela Madhav Madhu Mahesh Mala Manish Manju Manoj Maya Meena Meera Mohan Mohit Mukesh Naina Nandini Naresh Naveen Neha Nikhil Nilesh Nisha Nitin Om Padma Pankaj Parul Pooja Prakash Pranav Prasad Preeti Priya Rachna Radha Rahul Raj Rajesh Rakesh Ram Ramesh Rani Ravi Reena Rekha Renu Ritu Rohan Rohit Roshni Sachin Sahil Sameer Sandeep Sangeeta Sanjay Sapna Sarita Satish Seema Shalini Shankar Shanti Sharad Shashi Shilpa Shreya Shyam Simran Sita Smita Sneha Sonal Subhash Sudha Sudhir Sujata Suman Sumit Sunil Sunita Suresh Surya Swati Tara Tarun Uday Uma Usha Varun Vasant Veena Vidya Vijay Vikas Vikram Vimal Vinay Vinod Vipin Vishal Vivek Yash Yogesh Zara Zoya अनीता अमित आशा दीपक नेहा प्रिया मोहन रवि राधा सरिता सुनील'
)

export const families = list(
  'Agarwal Ahuja Ali Anand Arora Bajaj Banerjee Basu Bedi Bhat Bhatt Bose Chandra Chatterjee Chauhan Chopra Das Dasgupta Deshmukh Deshpande Dhillon Dixit Dubey Dutta Fernandes Ganguly Ghosh Gill Goel Gokhale Gopal Gowda Goyal Grover Gulati Gupta Iyengar Iyer Jadhav Jain Jha Joshi Kadam Kamath Kapoor Kaur Khan Khanna Khatri Kulkarni Kumar Lal Mahajan Malhotra Malik Mane Mathur Mehra Mehta Menon Mishra Mistry Mittal Mohan Mukherjee Naidu Naik Nair Nambiar Narang Narayan Nayak Oberoi Pai Pandey Pandit Parekh Parikh Patel Pathak Patil Pillai Prabhu Prasad Puri Rai Raj Raman Ramaswamy Rana Rane Rao Rastogi Rathore Reddy Roy Sahni Sahu Saini Sarin Saxena Sen Seth Sethi Shah Sharma Shetty Shinde Shroff Shukla Singh Sinha Sodhi Soni Sood Srivastava Subramanian Suri Swamy Talwar Tandon Taneja Thakur Thomas Tiwari Trivedi Varghese Varma Vaidya Venkatesh Verma Vyas Wadhwa Walia Yadav Zaveri शर्मा वर्मा राव पटेल'
)

export const trades = list(
  'Foods Logistics Traders Textiles Steel Motors Chemicals Pharma Agro Electricals Packaging Plastics Ceramics Exports Paper Furniture Jewels Spices Dairy Granite Tools Cables Pumps Paints Glass Cotton Tyres Optics Solar Systems'
)

export const titles: readonly [string, ...string[]] = [
  'Purchase Manager',
  'Director',
  'Owner',
  'Accounts Head',
  'Operations Manager',
  'Sales Executive',
  'Store Keeper',
  'Quality Lead',
  'Plant Head',
  'Proprietor'
]

/** City and postcode. */
export const cities: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['Mumbai', '400001'],
  ['Pune', '411001'],
  ['Delhi', '110001'],
  ['Jaipur', '302001'],
  ['Kochi', '682001'],
  ['Chennai', '600001'],
  ['Kolkata', '700001'],
  ['Indore', '452001'],
  ['Surat', '395001'],
  ['Lucknow', '226001'],
  ['Nagpur', '440001'],
  ['Bengaluru', '560001'],
  ['Hyderabad', '500001'],
  ['Ludhiana', '141001'],
  ['Coimbatore', '641001']
]

export const products: readonly [string, ...string[]] = [
  'crates',
  'cold storage',
  'pallets',
  'cartons',
  'labels',
  'transport',
  'annual contract',
  'spare parts'
]
